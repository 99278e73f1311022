<@p.layout title=t("nav.undelivered-requests")>
<p>${t("undelivered.explanation")}</p>
<#assign columns = [{"text": t("requests.when")}, {"text": t("decisions.who")}, {"text": t("field.licenseId")}, {"text": t("field.roles")}, {"text": t("undelivered.reason")}]>
<@p.table caption=t("undelivered.caption") columns=columns list=requests empty=t("undelivered.none")>
<#list requests.items as request>
<tr>
<@p.cell columns[0].text>${moment(request.requestedAt)}</@p.cell>
<@p.cell columns[1].text><a href="/support/people?email=${request.requesterEmail?url}">${request.requesterEmail}</a></@p.cell>
<@p.cell columns[2].text><a href="/support/licenses?number=${request.licenseId?url}">${request.licenseId}</a><br><span class="hint">${t("program." + request.program.name())}</span></@p.cell>
<@p.cell columns[3].text><#list request.roles as role>${t("role." + role.name())}<#sep><br></#sep></#list></@p.cell>
<@p.cell columns[4].text>${t("undelivered." + request.reason.name())}</@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/support/undelivered-requests" list=requests/>
</@p.layout>
