{{/* application.yaml of a component: what the chart knows, then config of the release, then config of the component. Takes root, component. */}}
{{- define "onrush.settings" -}}
{{- $v := .root.Values -}}
{{- $own := index $v.components .component -}}
{{- $settings := include "onrush.settingsOfTheChart" . | fromYaml -}}
{{- mustMergeOverwrite $settings (deepCopy $v.config) (deepCopy $own.config) | toYaml -}}
{{- end -}}

{{- define "onrush.settingsOfTheChart" -}}
{{- $v := .root.Values -}}
{{- $own := index $v.components .component -}}
onrush:
  roles: {{ .component }}
  kafka:
    bootstrap-servers: {{ join "," $v.kafka.bootstrapServers | quote }}
  migrations:
    enabled: {{ not $v.migration.enabled }}
    {{- if not $v.migration.enabled }}
    {{- include "onrush.jdbcUrl" .root | nindent 4 }}
    {{- end }}
  shutdown:
    quiet: {{ $v.shutdown.quietSeconds }}s
    stream-drain: {{ $v.shutdown.streamDrainSeconds }}s
  edge:
    secure-cookie: {{ $v.secureCookies }}
    {{- with $v.trustedProxies }}
    trusted-proxies: {{ toJson . }}
    {{- end }}
  waiting-room:
    max-watchers: {{ int (index $v.streams.maxPerPod "waiting-room") }}
  seat-map-streamer:
    max-watchers: {{ int (index $v.streams.maxPerPod "seat-map-streamer") }}
    rsocket-port: {{ $v.ports.rsocket }}
  checkout-saga:
    orders:
      max-streams: {{ int (index $v.streams.maxPerPod "checkout-saga") }}
    {{- with $v.payment.url }}
    payment:
      url: {{ . | quote }}
    {{- end }}
    simulated-provider:
      enabled: {{ $v.payment.simulated }}
    outbox:
      topic: {{ $v.kafka.topic | quote }}
    kafka:
      partitions: {{ $v.kafka.partitions }}
      replication: {{ $v.kafka.replication }}
      {{- include "onrush.kafkaProperties" $v | nindent 6 }}
server:
  port: {{ $v.ports.http }}
management:
  server:
    port: {{ $v.ports.management }}
  endpoints:
    web:
      exposure:
        include: health,info,prometheus
spring:
  {{- include "onrush.database" (dict "root" .root "connections" $own.databaseConnections) | nindent 2 }}
  data:
    redis:
      {{- include "onrush.redis" $v.redis | nindent 6 }}
  lifecycle:
    timeout-per-shutdown-phase: {{ $v.shutdown.phaseTimeoutSeconds }}s
  {{- if and $v.redis.tls.enabled $v.redis.tls.ca.existingSecret }}
  ssl:
    bundle:
      pem:
        redis:
          truststore:
            certificate: file:/etc/onrush/ca/redis/ca.crt
  {{- end }}
  {{- with $v.oidc.issuerUri }}
  security:
    oauth2:
      resourceserver:
        jwt:
          issuer-uri: {{ . | quote }}
  {{- end }}
logging:
  {{- if ne $v.logging.format "text" }}
  structured:
    format:
      console: {{ $v.logging.format }}
  {{- end }}
  {{- with $v.logging.levels }}
  level:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{/* application.yaml of the migration, which knows PostgreSQL and nothing else. */}}
{{- define "onrush.migrationSettings" -}}
onrush:
  migrate-only: true
  {{- with include "onrush.jdbcUrl" . }}
  migrations:
    {{- . | nindent 4 }}
  {{- end }}
spring:
  {{- include "onrush.database" (dict "root" .) | nindent 2 }}
{{- if ne .Values.logging.format "text" }}
logging:
  structured:
    format:
      console: {{ .Values.logging.format }}
{{- end }}
{{- end -}}

{{/* Takes root, and connections where there is a pool. */}}
{{- define "onrush.database" -}}
{{- $p := .root.Values.postgresql -}}
r2dbc:
  url: {{ printf "r2dbc:postgresql://%s:%v/%s" $p.host $p.port $p.database | quote }}
  {{- with .connections }}
  pool:
    initial-size: {{ min 8 . }}
    max-size: {{ . }}
  {{- end }}
  {{- if ne $p.tls.mode "disable" }}
  properties:
    sslMode: {{ $p.tls.mode }}
    {{- if $p.tls.ca.existingSecret }}
    sslRootCert: /etc/onrush/ca/postgresql/ca.crt
    {{- end }}
  {{- end }}
{{- end -}}

{{/* The migrations' driver is another one, with other names. Without a certificate authority of its own it is told to use Java's. */}}
{{- define "onrush.jdbcUrl" -}}
{{- with .Values.postgresql -}}
{{- if ne .tls.mode "disable" -}}
{{- $trust := empty .tls.ca.existingSecret | ternary "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory" "&sslrootcert=/etc/onrush/ca/postgresql/ca.crt" -}}
{{- $trust = eq .tls.mode "require" | ternary "" $trust -}}
jdbc-url: {{ printf "jdbc:postgresql://%s:%v/%s?sslmode=%s%s" .host .port .database .tls.mode $trust | quote }}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "onrush.redis" -}}
{{- if eq .mode "cluster" -}}
cluster:
  nodes: {{ toJson .nodes }}
# Without these a client never hears of a new master.
lettuce:
  cluster:
    refresh:
      adaptive: true
      period: 30s
{{- else if eq .mode "sentinel" -}}
sentinel:
  master: {{ .master | quote }}
  nodes: {{ toJson .nodes }}
{{- else if .nodes -}}
{{- $address := first .nodes | splitList ":" -}}
host: {{ first $address | quote }}
port: {{ last $address }}
{{- end }}
{{- if .tls.enabled }}
ssl:
  enabled: true
  {{- if .tls.ca.existingSecret }}
  bundle: redis
  {{- end }}
{{- end }}
{{- end -}}

{{/* In Kafka's own names. The line with the password comes as an environment variable. */}}
{{- define "onrush.kafkaProperties" -}}
{{- if or .kafka.tls.enabled .kafka.sasl.mechanism -}}
properties:
  security.protocol: {{ printf "%s%s" (empty .kafka.sasl.mechanism | ternary "" "SASL_") (.kafka.tls.enabled | ternary "SSL" "PLAINTEXT") }}
  {{- with .kafka.sasl.mechanism }}
  sasl.mechanism: {{ . }}
  {{- end }}
  {{- if and .kafka.tls.enabled .kafka.tls.ca.existingSecret }}
  ssl.truststore.type: PEM
  ssl.truststore.location: /etc/onrush/ca/kafka/ca.crt
  {{- end }}
{{- end -}}
{{- end -}}
