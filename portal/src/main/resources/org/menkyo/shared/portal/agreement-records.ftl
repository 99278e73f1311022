<@p.layout title=t("nav.agreement-records")>
<p>${t("records.explanation")}</p>
<@p.filter action="/agreement-records">
<@p.field name="licenseId" value=licenseId!"" required=true/>
</@p.filter>
<#if unknown??><div class="empty"><p>${t("records.unknown", licenseId)}</p></div></#if>
</@p.layout>
