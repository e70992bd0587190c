{{- define "onrush.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride }}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- contains $name .Release.Name | ternary .Release.Name (printf "%s-%s" .Release.Name $name) | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* What is deployed: one component a role, or one that serves all of them. */}}
{{- define "onrush.components" -}}
{{- eq .Values.mode "single" | ternary (list "all") (list "edge" "waiting-room" "seat-map-streamer" "checkout-saga") | toJson -}}
{{- end -}}

{{/* The component that serves a role. Takes root, role. */}}
{{- define "onrush.serves" -}}
{{ include "onrush.fullname" .root }}-{{ eq .root.Values.mode "single" | ternary "all" .role }}
{{- end -}}

{{/* The pods of a component. Takes root, component; without a component: all pods. */}}
{{- define "onrush.selector" -}}
app.kubernetes.io/name: {{ default .root.Chart.Name .root.Values.nameOverride }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- with .component }}
app.kubernetes.io/component: {{ . }}
{{- end }}
{{- end -}}

{{- define "onrush.labels" -}}
{{ include "onrush.selector" . }}
app.kubernetes.io/part-of: onrush
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{/* No label that changes with the chart alone: it would roll all pods. */}}
{{- define "onrush.podLabels" -}}
{{ include "onrush.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
{{- with .root.Values.podLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "onrush.image" -}}
{{- with .Values.image -}}
{{ .repository }}{{ if .digest }}@{{ .digest }}{{ else }}:{{ default $.Chart.AppVersion .tag }}{{ end }}
{{- end -}}
{{- end -}}
