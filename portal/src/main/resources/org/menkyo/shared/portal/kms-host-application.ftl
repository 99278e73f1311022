<@p.layout title=t("kms.application")>
<p>${t("kms.application.explanation")}</p>
<dl>
<dt>${t("kms.host")}</dt><dd>${application.name}</dd>
<dt>${t("key")}</dt><dd><code>${application.productKey}</code> <span class="hint">${t("kms.application.wholeKey")}</span></dd>
<dt>${t("kms.installationId")}</dt><dd><code>${application.installationId}</code></dd>
<dt>${t("field.platform")}</dt><dd>${t("platform." + application.platform.name())}</dd>
<dt>${t("kms.publicKey")}</dt><dd><code class="typed">${application.hostPublicKeyText}</code></dd>
</dl>
<p class="buttons"><a class="button" href="/kms-hosts/${application.hostId}/phone-activation">${t("kms.phone")}</a></p>
</@p.layout>
