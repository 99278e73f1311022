<#import "trade.ftl" as f>
<@p.layout title=t("individual.title", licenseId)>
<p>${t("individual.explanation")}</p>
<#if editions?has_content>
<div class="narrow">
<@p.refusal/>
<form method="post" action="/key-support/${licenseId?url}/individual-keys">
<@p.token/>
<@f.entry name="edition" list=editions?map(edition -> {"value": edition.code, "text": edition.name})/>
<@f.entry name="quantity" type="number" required=true/>
<@f.work/>
<div class="buttons"><button type="submit">${t("individual.issue")}</button><#if (possibleAnywhere.LIST_KEYS_FOR_SUPPORT)!false> <a href="/key-support?licenseId=${licenseId?url}">${t("back")}</a></#if></div>
</form>
</div>
<#else>
<div class="empty"><p>${t("individual.noEdition")}</p></div>
</#if>
</@p.layout>
