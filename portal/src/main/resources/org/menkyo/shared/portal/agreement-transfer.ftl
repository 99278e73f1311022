<#import "trade.ftl" as f>
<@p.layout title=t("record.transfer.title", agreement.licenseId)>
<#assign at = "/agreement-records/" + agreement.licenseId?url>
<p>${t("record.transfer.explanation")}</p>
<@p.refusal/>
<form class="card" method="post" action="${at}/transfer">
<@p.token/>
<@f.entry name="formNumber" required=true hint=t("formNumber.hint")/>
<@f.organization><p class="hint">${t("record.transfer.organization")}</p></@f.organization>
<@f.contactRows hint=t("record.transfer.contacts")/>
<@f.entry name="reason"/>
<div class="buttons"><button type="submit">${t("record.transfer.submit")}</button> <a href="${at}">${t("back")}</a></div>
</form>
</@p.layout>
