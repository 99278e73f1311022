<@p.layout title=t("support.organizations")>
<#global labels = {"name": t("support.organizationName")}>
<#assign forCase = (caseId??)?then("&caseId=" + caseId?url, "")>
<@p.refusal/>
<@p.filter action="/support/organizations">
<@p.field name="name" value=name!"" hint=t("support.organizationName.hint")/>
<#if caseId??><input type="hidden" name="caseId" value="${caseId}"></#if>
</@p.filter>
<#if organizations??>
<#assign columns = [{"text": t("field.organization")}, {"text": t("field.address")}, {"text": t("field.distributor")}, {"text": t("support.licenses"), "number": true}, {"text": t("twoPersonRule")}]>
<@p.table caption=t("support.organizations") columns=columns list=organizations empty=t("support.nothing")>
<#list organizations.items as one>
<#assign whose = "organization=" + one.identifier?url + "&distributor=" + one.distributor?url>
<tr>
<@p.cell columns[0].text>${one.name}<br><span class="hint">${one.identifier}</span></@p.cell>
<@p.cell columns[1].text>${one.address.oneLine()}</@p.cell>
<@p.cell columns[2].text>${one.distributorName}<br><span class="hint">${one.distributor}</span></@p.cell>
<@p.cell columns[3].text true><a href="/support/licenses?${whose}${forCase}">${count(one.agreements)}<span class="unseen"> ${t("support.licenses")} ${one.name}</span></a></@p.cell>
<@p.cell columns[4].text><a href="/support/organizations/${one.identifier?url}/two-person-rule?distributor=${one.distributor?url}">${t("support.show")}<span class="unseen"> ${one.name}</span></a></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/support/organizations" list=organizations query=query/>
</#if>
</@p.layout>
