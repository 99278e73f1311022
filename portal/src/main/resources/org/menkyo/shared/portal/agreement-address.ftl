<#import "trade.ftl" as f>
<@p.layout title=t("record.address.title", agreement.licenseId)>
<#assign at = "/agreement-records/" + agreement.licenseId?url>
<#assign forCase = (caseId??)?then("?caseId=" + caseId?url, "")>
<p>${t("record.address.explanation", agreement.organization.name)}</p>
<div class="narrow">
<@p.refusal/>
<form method="post" action="${at}/address">
<@p.token/>
<@f.address name="address"/>
<@f.work/>
<div class="buttons"><button type="submit">${t("save")}</button> <a href="${at}${forCase}">${t("back")}</a></div>
</form>
</div>
</@p.layout>
