<@p.layout title=t("decision")>
<div class="narrow">
<@p.refusal/>
<dl>
<dt>${t("decisions.who")}</dt><dd>${request.requesterEmail}<#if request.requesterName??> (${request.requesterName})</#if></dd>
<dt>${t("field.licenseId")}</dt><dd><a href="/licenses/${request.licenseId?url}/users">${request.licenseId}</a></dd>
<dt>${t("requests.when")}</dt><dd>${moment(request.requestedAt)}</dd>
<#if request.comment??><dt>${t("field.comment")}</dt><dd class="typed">${request.comment}</dd></#if>
<dt>${t("field.state")}</dt><dd>${t("requestState." + request.state.name())}</dd>
<#if request.decidedBy??><dt>${t("decision.by")}</dt><dd>${request.decidedBy}<#if request.decidedAt??>, ${moment(request.decidedAt)}</#if></dd></#if>
<#if request.approvedRoles?has_content><dt>${t("requests.given")}</dt><dd><#list request.approvedRoles as role>${t("role." + role.name())}<#sep>, </#sep></#list></dd></#if>
<#if request.reason??><dt>${t("field.reason")}</dt><dd class="typed">${request.reason}</dd></#if>
</dl>
<#if request.state.name() == "PENDING">
<form method="post" action="/decisions/${request.id}">
<@p.token/>
<@p.boxes name="roles" prefix="role." words=request.roles chosen=request.roles?map(role -> role.name())/>
<@p.text name="reason" value=reason!"" hint=t("decision.reason")/>
<div class="buttons"><button type="submit" name="decision" value="APPROVE">${t("decision.approve")}</button>
<button class="second" type="submit" name="decision" value="DENY">${t("decision.deny")}</button></div>
</form>
<p class="hint">${t("decision.until", day(request.expiresAt))}</p>
</#if>
</div>
<p><a href="/decisions">${t("nav.decisions")}</a></p>
</@p.layout>
