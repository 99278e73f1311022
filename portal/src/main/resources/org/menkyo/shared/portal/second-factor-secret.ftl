<@p.layout title=t("factor.enroll")>
<div class="narrow">
<@p.refusal/>
<#if secret??>
<p>${t("factor.scan")}</p>
<svg class="qr" viewBox="0 0 ${picture.size?c} ${picture.size?c}" role="img" aria-label="${t("factor.picture")}"><path d="${picture.path}"/></svg>
<p>${t("factor.type")}</p>
<p class="secret"><code>${secret}</code></p>
</#if>
<form method="post" action="/second-factor/confirmation">
<@p.token/>
<@p.field name="code" required=true hint=t("factor.code.app") autocomplete="one-time-code"/>
<div class="buttons"><button type="submit">${t("factor.confirm")}</button></div>
</form>
<p><a href="/second-factor">${t("factor.back")}</a></p>
</div>
</@p.layout>
