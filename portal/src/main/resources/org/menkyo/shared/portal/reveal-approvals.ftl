<@p.layout title=t("nav.reveal-approvals")>
<p>${t("approvals.explanation")}</p>
<@p.refusal/>
<#assign columns = [{"text": t("field.licenseId")}, {"text": t("approvals.who")}, {"text": t("field.state")}, {"text": t("approvals.decide")}]>
<@p.table caption=t("approvals.keys") columns=columns list=approvals empty=t("approvals.keys.none")>
<#list approvals.items as approval>
<tr>
<@p.cell columns[0].text>${approval.licenseId}<br><a href="/product-keys?licenseId=${approval.licenseId?url}#key-${approval.subjectId}">${t("approvals.key")}<span class="unseen"> ${approval.licenseId}</span></a></@p.cell>
<@p.question approval columns/>
<@p.cell columns[3].text>
<#if approval.state.name() == "PENDING">
<@p.answer action="/reveal-approvals/${approval.id}/decision" approval=approval/>
<#elseif approval.state.name() == "APPROVED" && p.isOwn(approval)>
<form method="post" action="/product-keys/${approval.subjectId}/reveal"><@p.token/><input type="hidden" name="back" value="/reveal-approvals"><button class="second" type="submit">${t("key.reveal")}<span class="unseen"> ${approval.licenseId}</span></button></form>
<#else>–</#if>
</@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/reveal-approvals" list=approvals/>
</@p.layout>
