<@p.layout title=t("support.licenses")>
<#assign forCase = (caseId??)?then("?caseId=" + caseId?url, "")>
<@p.refusal/>
<@p.filter action="/support/licenses">
<@p.field name="number" value=number!"" hint=t("support.number.hint")/>
<@p.field name="organization" value=organization!"" hint=t("support.identifier.hint")/>
<@p.field name="distributor" value=distributor!"" hint=t("support.distributor.hint")/>
<#if caseId??><input type="hidden" name="caseId" value="${caseId}"></#if>
</@p.filter>
<#if licenses??>
<#assign columns = [{"text": t("field.licenseId")}, {"text": t("field.authorizationNumber")}, {"text": t("field.organization")}, {"text": t("field.distributor")}, {"text": t("support.can")}]>
<@p.table caption=t("support.licenses") columns=columns list=licenses empty=t("support.nothing")>
<#list licenses.items as one>
<tr>
<@p.cell columns[0].text>${one.licenseId}<br><span class="hint">${t("program." + one.program.name())}<#if one.endedAt??> · ${t("endedOn", day(one.endedAt))}</#if></span></@p.cell>
<@p.cell columns[1].text>${one.authorizationNumber!"–"}<#if one.orderNumber??><br><span class="hint">${t("support.order", one.orderNumber)}</span></#if></@p.cell>
<@p.cell columns[2].text><a href="/support/licenses?organization=${one.organizationIdentifier?url}&amp;distributor=${one.distributor?url}">${one.organizationName}</a><br><span class="hint">${one.organizationIdentifier}</span></@p.cell>
<@p.cell columns[3].text>${one.distributor}</@p.cell>
<@p.cell columns[4].text><a href="/agreement-records/${one.licenseId?url}${forCase}">${t("work.record")}<span class="unseen"> ${one.licenseId}</span></a><#if !one.endedAt??><br><a href="/support/licenses/${one.licenseId?url}/administrators${forCase}">${t("work.administrator")}<span class="unseen"> ${one.licenseId}</span></a><br><a href="/support/licenses/${one.licenseId?url}/administrators/removal${forCase}">${t("work.administrator.remove")}<span class="unseen"> ${one.licenseId}</span></a></#if><br><a href="/key-support?licenseId=${one.licenseId?url}">${t("work.keys")}<span class="unseen"> ${one.licenseId}</span></a><br><a href="/support/explanations?licenseId=${one.licenseId?url}">${t("nav.explanations")}<span class="unseen"> ${one.licenseId}</span></a></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/support/licenses" list=licenses query=query/>
</#if>
</@p.layout>
