<@p.layout title=t("administrator.add", agreement.licenseId)>
<p>${t("administrator.explanation")}</p>
<div class="narrow">
<@p.refusal/>
<form method="post" action="/support/licenses/${agreement.licenseId?url}/administrators">
<@p.token/>
<#global labels = {"email": t("administrator.email")}>
<@p.field name="email" type="email" value=email!"" required=true/>
<h2>${t("administrator.checked")}</h2>
<@p.field name="checked.licenseNumber" value=licenseNumber!"" required=true/>
<#if agreement.program.name() == "OPEN"><@p.field name="checked.authorizationNumber" value=authorizationNumber!"" required=true/></#if>
<@p.field name="checked.companyName" value=companyName!"" required=true hint=t("administrator.onRecord", agreement.organization.name)/>
<@p.text name="checked.companyAddress" value=companyAddress!"" hint=t("administrator.onRecord", agreement.organization.address.oneLine())/>
<@p.work/>
<div class="buttons"><button type="submit">${t("work.administrator")}</button></div>
</form>
</div>
</@p.layout>
