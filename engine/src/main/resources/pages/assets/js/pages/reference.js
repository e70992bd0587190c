// The contract, to be read and tried. Swagger UI shows it; it is given our document and nothing from elsewhere.

/** A stream has no end that a form could wait for. */
const noStreams = () => ({
  statePlugins: {spec: {wrapSelectors: {allowTryItOutFor: original => (state, path, method) => !path.endsWith('/stream') && original(state, path, method)}}},
});

window.SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#viewer',
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: -1,
  validatorUrl: null,
  plugins: [noStreams],
});
