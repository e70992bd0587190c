{{/* Nobody, who may do nothing and write nothing but to /tmp. */}}
{{- define "onrush.podSecurity" -}}
automountServiceAccountToken: false
# Else a Service named onrush-edge becomes the variable ONRUSH_EDGE_PORT, which Spring takes for a setting.
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile:
    type: RuntimeDefault
{{- with .Values.serviceAccountName }}
serviceAccountName: {{ . }}
{{- end }}
{{- with .Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}

{{- define "onrush.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end -}}

{{/* Takes root, resources. Netty keeps its buffers outside of the heap; their limit has no percentage, so it is computed. */}}
{{- define "onrush.jvm" -}}
{{- $limit := .resources.limits.memory -}}
{{- $mebibytes := hasSuffix "Gi" $limit | ternary (mul 1024 (trimSuffix "Gi" $limit | int64)) (trimSuffix "Mi" $limit | int64) -}}
{{- with .root.Values.jvm -}}
- name: JAVA_TOOL_OPTIONS
  value: {{ printf "-XX:MaxRAMPercentage=%v -XX:MaxDirectMemorySize=%dm %s" .heapPercentage (div (mul $mebibytes .directMemoryPercentage) 100) .options | trim | quote }}
- name: SPRING_CONFIG_ADDITIONALLOCATION
  value: file:/etc/onrush/config/
{{- end }}
{{- end -}}

{{/* Takes name, secret, key. */}}
{{- define "onrush.fromSecret" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret | quote }}
      key: {{ .key | quote }}
{{- end -}}

{{- define "onrush.databaseCredentials" -}}
{{- with .Values.postgresql.credentials -}}
{{ include "onrush.fromSecret" (dict "name" "SPRING_R2DBC_USERNAME" "secret" .existingSecret "key" .usernameKey) }}
{{ include "onrush.fromSecret" (dict "name" "SPRING_R2DBC_PASSWORD" "secret" .existingSecret "key" .passwordKey) }}
{{- end -}}
{{- end -}}

{{/* Takes root, component. */}}
{{- define "onrush.environment" -}}
{{- $v := .root.Values -}}
{{- $own := index $v.components .component -}}
{{ include "onrush.jvm" (dict "root" .root "resources" $own.resources) }}
{{ include "onrush.fromSecret" (dict "name" "ONRUSH_SECRET" "secret" $v.secret.existingSecret "key" $v.secret.key) }}
{{ include "onrush.fromSecret" (dict "name" "ONRUSH_ADMIN_PASSWORD" "secret" $v.admin.existingSecret "key" $v.admin.key) }}
{{ include "onrush.databaseCredentials" .root }}
{{- with $v.redis.credentials }}
{{- if and .existingSecret .usernameKey }}
{{ include "onrush.fromSecret" (dict "name" "SPRING_DATA_REDIS_USERNAME" "secret" .existingSecret "key" .usernameKey) }}
{{- end }}
{{- if .existingSecret }}
{{ include "onrush.fromSecret" (dict "name" "SPRING_DATA_REDIS_PASSWORD" "secret" .existingSecret "key" .passwordKey) }}
{{- end }}
{{- end }}
{{- if has .component (list "checkout-saga" "all") }}
{{ include "onrush.fromSecret" (dict "name" "ONRUSH_CHECKOUTSAGA_PAYMENT_APIKEY" "secret" $v.payment.apiKey.existingSecret "key" $v.payment.apiKey.key) }}
{{- end }}
{{- with $v.kafka.sasl }}
{{- if and .mechanism (has $.component (list "edge" "checkout-saga" "all")) }}
{{ include "onrush.fromSecret" (dict "name" "KAFKA_USERNAME" "secret" .existingSecret "key" .usernameKey) }}
{{ include "onrush.fromSecret" (dict "name" "KAFKA_PASSWORD" "secret" .existingSecret "key" .passwordKey) }}
- name: ONRUSH_CHECKOUTSAGA_KAFKA_PROPERTIES_SASL_JAAS_CONFIG
  value: {{ printf "org.apache.kafka.common.security.%s required username=\"$(KAFKA_USERNAME)\" password=\"$(KAFKA_PASSWORD)\";" (eq .mechanism "PLAIN" | ternary "plain.PlainLoginModule" "scram.ScramLoginModule") | squote }}
{{- end }}
{{- end }}
{{- with concat $v.extraEnv $own.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The certificate authorities that are given, by what they are for. Takes root, only. */}}
{{- define "onrush.authorities" -}}
{{- $given := dict -}}
{{- with .root.Values -}}
{{- if and .redis.tls.enabled .redis.tls.ca.existingSecret -}}{{- $_ := set $given "redis" .redis.tls.ca -}}{{- end -}}
{{- if and (ne .postgresql.tls.mode "disable") .postgresql.tls.ca.existingSecret -}}{{- $_ := set $given "postgresql" .postgresql.tls.ca -}}{{- end -}}
{{- if and .kafka.tls.enabled .kafka.tls.ca.existingSecret -}}{{- $_ := set $given "kafka" .kafka.tls.ca -}}{{- end -}}
{{- end -}}
{{- pick $given "postgresql" (.only | default "redis") (.only | default "kafka") | toJson -}}
{{- end -}}

{{/* Takes authorities. */}}
{{- define "onrush.mounts" -}}
- name: tmp
  mountPath: /tmp
- name: config
  mountPath: /etc/onrush/config
  readOnly: true
{{- range $for, $ca := . }}
- name: ca-{{ $for }}
  mountPath: /etc/onrush/ca/{{ $for }}
  readOnly: true
{{- end }}
{{- end -}}

{{/* Takes config, authorities. */}}
{{- define "onrush.volumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: 256Mi
- name: config
  configMap:
    name: {{ .config }}
{{- range $for, $ca := .authorities }}
- name: ca-{{ $for }}
  secret:
    secretName: {{ $ca.existingSecret | quote }}
    defaultMode: 0440
    items:
      - key: {{ $ca.key | quote }}
        path: ca.crt
{{- end }}
{{- end -}}
