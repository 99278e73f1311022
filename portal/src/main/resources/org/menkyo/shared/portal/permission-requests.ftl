<@p.layout title=t("nav.permission-requests")>
<p>${t("requests.explanation")}</p>
<div class="narrow">
<@p.refusal/>
<form method="post" action="/permission-requests">
<@p.token/>
<@p.field name="program" value=program!"OPEN" list=p.choices("program.", programs)/>
<@p.field name="licenseId" value=licenseId!"" required=true/>
<@p.field name="authorizationNumber" value=authorizationNumber!"" hint=t("requests.authorizationNumber")/>
<@p.boxes name="roles" prefix="role." words=askable chosen=roles![]/>
<@p.text name="comment" value=comment!"" hint=t("requests.comment")/>
<div class="buttons"><button type="submit">${t("requests.ask")}</button></div>
</form>
</div>
<h2>${t("requests.own")}</h2>
<#assign columns = [{"text": t("field.licenseId")}, {"text": t("field.roles")}, {"text": t("field.state")}, {"text": t("requests.when")}, {"text": t("requests.withdraw")}]>
<@p.table caption=t("requests.own") columns=columns list=requests empty=t("requests.none")>
<#list requests.items as request>
<tr>
<@p.cell columns[0].text>${request.licenseId}<br><span class="hint">${t("program." + request.program.name())}</span></@p.cell>
<@p.cell columns[1].text><#list request.roles as role>${t("role." + role.name())}<#if request.approvedRoles?seq_contains(role)> ✓<span class="unseen"> ${t("requests.given")}</span></#if><#sep><br></#sep></#list></@p.cell>
<@p.cell columns[2].text><span class="tag">${t("requestState." + request.state.name())}</span><#if request.reason??><br><span class="hint">${request.reason}</span></#if></@p.cell>
<@p.cell columns[3].text>${day(request.requestedAt)}</@p.cell>
<@p.cell columns[4].text><#if request.state.name() == "PENDING"><@p.asked action="/permission-requests/${request.id}/withdraw" label=t("requests.withdraw") about=request.licenseId question=t("requests.withdraw.sure")/><#else>–</#if></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/permission-requests" list=requests/>
</@p.layout>
