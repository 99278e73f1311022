<@p.layout title=t("nav.permissions")>
<#assign columns = [{"text": t("field.licenseId")}, {"text": t("role")}, {"text": t("way")}, {"text": t("since")}]>
<@p.table caption=t("permissions.caption") columns=columns list=permissions empty=t("permissions.empty")>
<#list permissions.items as permission>
<tr>
<@p.cell columns[0].text><a href="/licenses?licenseId=${permission.licenseId?url}">${permission.licenseId}</a></@p.cell>
<@p.cell columns[1].text>${t("role." + permission.role.name())}<#if permission.role.name() == "ADMINISTRATOR" && !permission.disabled><br><a href="/licenses/${permission.licenseId?url}/users">${t("users.manage")}<span class="unseen"> ${permission.licenseId}</span></a></#if><#if permission.disabled> <span class="tag">${t("permissions.disabled")}</span></#if></@p.cell>
<@p.cell columns[2].text>${t("way." + permission.way.name())}<#if permission.inheritedFrom??> (${t("permissions.inherited", permission.inheritedFrom)})</#if></@p.cell>
<@p.cell columns[3].text>${day(permission.since)}</@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/" list=permissions/>
<p class="buttons"><a class="button" href="/permission-requests">${t("nav.permission-requests")}</a> <a class="button second" href="/open-licenses">${t("nav.open-licenses")}</a></p>
</@p.layout>
