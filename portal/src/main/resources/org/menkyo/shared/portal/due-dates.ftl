<@p.layout title=t("nav.due-dates")>
<@p.refusal/>
<@p.filter action="/due-dates">
<@p.field name="withinDays" value=withinDays!"90" list=p.choices("within.", ["30", "60", "90"])/>
</@p.filter>
<#if dueDates??>
<#assign columns = [{"text": t("due.lastDay")}, {"text": t("due.what")}, {"text": t("field.licenseId")}, {"text": t("field.organization")}]>
<@p.table caption=t("due.caption") columns=columns list=dueDates empty=t("due.empty")>
<#list dueDates.items as due>
<tr>
<@p.cell columns[0].text>${day(due.lastDay)}<br><span class="hint"><#if due.daysLeft == 0>${t("due.today")}<#else>${t("due.left", due.daysLeft)}</#if></span></@p.cell>
<@p.cell columns[1].text>${t("due." + due.kind.name())}<br><span class="hint"><#if due.authorizationNumber??>${due.authorizationNumber}<#else>${due.productName!}<#if due.quantity??> · ${count(due.quantity)}</#if></#if></span></@p.cell>
<@p.cell columns[2].text><a href="/licenses?licenseId=${due.licenseId?url}">${due.licenseId}</a></@p.cell>
<@p.cell columns[3].text>${due.organizationName}</@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/due-dates" list=dueDates query=query/>
</#if>
</@p.layout>
