<@p.layout title=t("nav.exports")>
<@p.refusal/>
<p>${t("exports.explanation")}</p>
<h2>${t("exports.organization")}</h2>
<div class="narrow">
<form method="post" action="/exports/organization">
<@p.token/>
<@p.field name="organization" value=organization!"" required=true hint=t("exports.organization.hint")/>
<@p.field name="distributor" value=distributor!"" hint=t("exports.distributor.hint")/>
<div class="buttons"><button type="submit">${t("exports.organization.do")}</button></div>
</form>
</div>
<h2>${t("exports.installation")}</h2>
<p>${t("exports.installation.explanation")}</p>
<form method="post" action="/exports/installation">
<@p.token/>
<div class="buttons"><button class="second" type="submit">${t("exports.installation.do")}</button></div>
</form>
</@p.layout>
