{{/* Ends the rendering with all that is missing or cannot work, at once. */}}
{{- define "onrush.checks" -}}
{{- $wrong := list -}}
{{- $v := .Values -}}
{{- range $name, $given := dict
      "secret.existingSecret" $v.secret.existingSecret
      "admin.existingSecret" $v.admin.existingSecret
      "postgresql.host" $v.postgresql.host
      "postgresql.credentials.existingSecret" $v.postgresql.credentials.existingSecret
      "redis.nodes" $v.redis.nodes
      "kafka.bootstrapServers" $v.kafka.bootstrapServers
      "payment.apiKey.existingSecret" $v.payment.apiKey.existingSecret -}}
{{- if not $given -}}
{{- $wrong = append $wrong (printf "%s is missing" $name) -}}
{{- end -}}
{{- end -}}
{{- if not (or $v.payment.url $v.payment.simulated) -}}
{{- $wrong = append $wrong "payment.url is missing; payment.simulated=true is for trying" -}}
{{- end -}}
{{- if and $v.payment.url $v.payment.simulated -}}
{{- $wrong = append $wrong "payment.url and payment.simulated exclude each other" -}}
{{- end -}}
{{- if and (eq $v.redis.mode "sentinel") (not $v.redis.master) -}}
{{- $wrong = append $wrong "redis.master is missing: sentinels are asked for a master by its name" -}}
{{- end -}}
{{- if and (eq $v.redis.mode "standalone") (gt (len $v.redis.nodes) 1) -}}
{{- $wrong = append $wrong "redis.nodes names several nodes: set redis.mode to cluster or sentinel" -}}
{{- end -}}
{{- if and $v.kafka.sasl.mechanism (not $v.kafka.sasl.existingSecret) -}}
{{- $wrong = append $wrong "kafka.sasl.existingSecret is missing" -}}
{{- end -}}
{{- if and $v.ingress.enabled (not $v.ingress.host) -}}
{{- $wrong = append $wrong "ingress.host is missing" -}}
{{- end -}}
{{- if and $v.ingress.enabled (not $v.trustedProxies) -}}
{{- $wrong = append $wrong "trustedProxies is missing: without the networks of the ingress controller's pods all shoppers share one rate limit" -}}
{{- end -}}
{{- with $v.shutdown -}}
{{- $longest := add .quietSeconds .streamDrainSeconds (mul 2 .phaseTimeoutSeconds) -}}
{{- if le (int64 .terminationGracePeriodSeconds) $longest -}}
{{- $wrong = append $wrong (printf "shutdown.terminationGracePeriodSeconds is %d and must be longer than quietSeconds + streamDrainSeconds + 2 × phaseTimeoutSeconds, which is %d: pods would be killed while they drain" (int64 .terminationGracePeriodSeconds) $longest) -}}
{{- end -}}
{{- end -}}
{{- if gt (add $v.jvm.heapPercentage $v.jvm.directMemoryPercentage) 85 -}}
{{- $wrong = append $wrong "jvm.heapPercentage and jvm.directMemoryPercentage leave less than 15 % of the memory to the rest of the JVM" -}}
{{- end -}}
{{- range $name := include "onrush.components" . | fromJsonArray -}}
{{- $component := index $v.components $name -}}
{{- if and $component.autoscaling.enabled (lt (int $component.autoscaling.maxReplicas) (int $component.autoscaling.minReplicas)) -}}
{{- $wrong = append $wrong (printf "components.%s.autoscaling.maxReplicas is less than minReplicas" $name) -}}
{{- end -}}
{{- $wrong = concat $wrong (include "onrush.secretsIn" (dict "where" (printf "components.%s" $name) "config" $component.config "env" $component.extraEnv) | fromJsonArray) -}}
{{- end -}}
{{- $wrong = concat $wrong (include "onrush.secretsIn" (dict "where" "values" "config" $v.config "env" $v.extraEnv) | fromJsonArray) -}}
{{- if $wrong -}}
{{- fail (printf "\n\nThe values of this release cannot work:\n  - %s\n" (join "\n  - " $wrong)) -}}
{{- end -}}
{{- end -}}

{{/* What looks like a secret among settings and environment variables. Takes where, config, env. */}}
{{- define "onrush.secretsIn" -}}
{{- $secret := "(?i)(password|secret|jaas|(api|token|ticket|private)[._-]?key)" -}}
{{- $found := list -}}
{{- range $line := splitList "\n" (toYaml .config) -}}
{{- if or (regexMatch (printf "^[^:]*%s[^:]*:" $secret) $line) (regexMatch "://[^/@]+@" $line) -}}
{{- $found = append $found (printf "%s.config holds %q, which looks like a secret: give it by extraEnv from a Secret" $.where (regexFind "^[^:]+" $line | trim)) -}}
{{- end -}}
{{- end -}}
{{- range .env -}}
{{- if and (hasKey . "value") (regexMatch (printf "%s|_(API|TOKEN|TICKET)KEY" $secret) .name) -}}
{{- $found = append $found (printf "%s.extraEnv holds the value of %s, which looks like a secret: use valueFrom.secretKeyRef" $.where .name) -}}
{{- end -}}
{{- end -}}
{{- $found | toJson -}}
{{- end -}}
