<@p.layout title=t("nav.agreements")>
<@p.refusal/>
<@p.filter action="/agreements">
<@p.field name="licenseId" value=licenseId!""/>
<@p.field name="organization" value=organization!""/>
<@p.field name="program" value=program!"" list=p.choices("program.", programs, t("any"))/>
</@p.filter>
<#if agreements??>
<#assign columns = [{"text": t("field.licenseId")}, {"text": t("field.organization")}, {"text": t("agreements.authorization")}, {"text": t("agreements.products"), "number": true}, {"text": t("since")}, {"text": t("statement")}]>
<@p.table caption=t("agreements.caption") columns=columns list=agreements empty=t("agreements.empty")>
<#list agreements.items as line>
<#assign possible = possibleOn(line.licenseId)>
<tr>
<@p.cell columns[0].text><a href="/licenses?licenseId=${line.licenseId?url}">${line.licenseId}</a><br><span class="hint">${t("program." + line.program.name())}<#if line.parentLicenseId??> · ${t("agreements.below", line.parentLicenseId)}</#if></span><#if line.program.name() == "MASTER" && !line.endedAt?? && possible.LIST_CHILD_AGREEMENTS><br><a href="/licenses/${line.licenseId?url}/children">${t("agreements.children")}<span class="unseen"> ${line.licenseId}</span></a></#if></@p.cell>
<@p.cell columns[1].text>${line.organizationName}<br><span class="hint">${line.organizationIdentifier}</span></@p.cell>
<@p.cell columns[2].text><#if line.authorizationNumber??>${line.authorizationNumber}<#if line.authorizationNumberLastDay??><br><span class="hint">${t("until", day(line.authorizationNumberLastDay))}</span></#if><#else>–</#if></@p.cell>
<@p.cell columns[3].text true>${count(line.products)}<#if !line.endedAt??><#if possible.LIST_SUBSCRIPTIONS><br><a href="/licenses/${line.licenseId?url}/subscriptions">${t("nav.own-subscriptions")}<span class="unseen"> ${line.licenseId}</span></a></#if><#if possible.LIST_ONLINE_SERVICES><br><a href="/licenses/${line.licenseId?url}/online-services">${t("nav.own-online-services")}<span class="unseen"> ${line.licenseId}</span></a></#if><#if possible.LIST_MACHINE_INVENTORIES><br><a href="/licenses/${line.licenseId?url}/machine-inventories">${t("inventories.link")}<span class="unseen"> ${line.licenseId}</span></a></#if></#if></@p.cell>
<@p.cell columns[4].text>${day(line.recordedAt)}<#if line.endedAt??><br><span class="tag">${t("endedOn", day(line.endedAt))}</span></#if></@p.cell>
<@p.cell columns[5].text><a href="/licenses/${line.licenseId?url}/statement.pdf">PDF<span class="unseen"> ${t("statement")} ${line.licenseId}</span></a></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/agreements" list=agreements query=query/>
</#if>
</@p.layout>
