<@p.layout title=t("audit.checkpoint")>
<p>${t("audit.checkpoint.explanation")}</p>
<#if checkpoint??>
<dl>
<dt>${t("audit.sealNumber")}</dt><dd>${count(checkpoint.sealNumber)}</dd>
<dt>${t("audit.signedAt")}</dt><dd>${moment(checkpoint.signedAt)}</dd>
<dt>${t("audit.chainHash")}</dt><dd><code>${checkpoint.chainHash}</code></dd>
<dt>${t("audit.publicKey")}</dt><dd><code>${checkpoint.publicKey}</code></dd>
<dt>${t("audit.signature")}</dt><dd><code>${checkpoint.signature}</code></dd>
</dl>
<p class="buttons"><a class="button second" href="/audit/checkpoint.json">${t("audit.checkpoint.save")}</a></p>
<#else>
<div class="empty"><p>${t("audit.checkpoint.none")}</p></div>
</#if>
<p><a href="/audit">${t("nav.audit")}</a></p>
</@p.layout>
