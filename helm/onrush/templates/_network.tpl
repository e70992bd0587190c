{{/* Takes peers, port. */}}
{{- define "onrush.admit" -}}
- ports:
    - port: {{ .port }}
  {{- with .peers }}
  from:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{/* Takes peers, ports. */}}
{{- define "onrush.reach" -}}
- ports:
    {{- range .ports | uniq }}
    - port: {{ int . }}
    {{- end }}
  {{- with .peers }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{- define "onrush.reachDns" -}}
- ports:
    - {port: 53, protocol: UDP}
    - {port: 53, protocol: TCP}
  {{- with . }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{/* Of addresses host:port. */}}
{{- define "onrush.portsOf" -}}
{{- $ports := list -}}
{{- range . -}}
{{- $ports = append $ports (splitList ":" . | last | int) -}}
{{- end -}}
{{- $ports | uniq | toJson -}}
{{- end -}}

{{- define "onrush.portOfUrl" -}}
{{- $url := urlParse . -}}
{{- $written := regexFind ":[0-9]+$" $url.host | trimPrefix ":" -}}
{{- $written | default (eq $url.scheme "https" | ternary 443 80) -}}
{{- end -}}
