<@p.layout title=t("nav.activation-approvals")>
<p>${t("activationApprovals.explanation")}</p>
<@p.refusal/>
<#assign columns = [{"text": t("field.licenseId")}, {"text": t("approval.what")}, {"text": t("approval.asker")}, {"text": t("field.state")}, {"text": t("approval.decide")}]>
<@p.table caption=t("nav.activation-approvals") columns=columns list=approvals empty=t("activationApprovals.none")>
<#list approvals.items as approval>
<tr>
<@p.cell columns[0].text><a href="/key-support?licenseId=${approval.licenseId?url}">${approval.licenseId}</a></@p.cell>
<@p.cell columns[1].text><#list approval.content?split(", ") as part><#assign number = part?keep_after("=")><#if number != "null">${t("approval." + part?keep_before("="), number)}<br></#if></#list><span class="hint">${approval.reason}</span></@p.cell>
<@p.cell columns[2].text>${approval.askedBy}<br><span class="hint">${moment(approval.askedAt)}</span></@p.cell>
<@p.cell columns[3].text><span class="tag">${t("approvalState." + approval.state.name())}</span><br><span class="hint">${t("until", moment(approval.expiresAt))}</span></@p.cell>
<@p.cell columns[4].text><#if approval.state.name() == "PENDING">
<form method="post" action="/activation-approvals/${approval.id}"><@p.token/><button class="second" type="submit" name="approve" value="true">${t("approval.approve")}<span class="unseen"> ${approval.licenseId}</span></button> <button class="second" type="submit" name="approve" value="false">${t("approval.deny")}<span class="unseen"> ${approval.licenseId}</span></button></form>
<#else>–</#if></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/activation-approvals" list=approvals/>
</@p.layout>
