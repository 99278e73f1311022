<@p.layout title=t("nav.decisions")>
<@p.filter action="/decisions">
<@p.field name="state" value=state!"" list=p.choices("requestState.", states, t("any"))/>
</@p.filter>
<#assign columns = [{"text": t("requests.when")}, {"text": t("decisions.who")}, {"text": t("field.licenseId")}, {"text": t("field.roles")}, {"text": t("field.state")}]>
<@p.table caption=t("decisions.caption") columns=columns list=requests empty=t("decisions.none")>
<#list requests.items as request>
<tr>
<@p.cell columns[0].text><a href="/decisions/${request.id}">${day(request.requestedAt)}<span class="unseen"> ${request.requesterEmail}</span></a></@p.cell>
<@p.cell columns[1].text>${request.requesterEmail}<#if request.requesterName??><br><span class="hint">${request.requesterName}</span></#if></@p.cell>
<@p.cell columns[2].text>${request.licenseId}</@p.cell>
<@p.cell columns[3].text><#list request.roles as role>${t("role." + role.name())}<#sep><br></#sep></#list></@p.cell>
<@p.cell columns[4].text><span class="tag">${t("requestState." + request.state.name())}</span></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/decisions" list=requests query=query/>
</@p.layout>
