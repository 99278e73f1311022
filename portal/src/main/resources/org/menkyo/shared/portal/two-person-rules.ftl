<@p.layout title=t("nav.two-person-rules")>
<p>${t("rules.explanation")}</p>
<@p.refusal/>
<#assign columns = [{"text": t("rules.less")}, {"text": t("approvals.who")}, {"text": t("field.state")}, {"text": t("approvals.decide")}]>
<@p.table caption=t("rules.caption") columns=columns list=approvals empty=t("rules.none")>
<#list approvals.items as approval>
<#assign revealKeys = approval.content?contains("revealKeys=true")>
<#assign raiseActivations = approval.content?contains("raiseActivations=true")>
<tr>
<@p.cell columns[0].text><a href="/two-person-rules/of-license/${approval.licenseId?url}">${approval.licenseId}</a><br><#if revealKeys>${t("rule.revealKeys")}<br></#if><#if raiseActivations>${t("rule.raiseActivations")}</#if><#if !revealKeys && !raiseActivations>${t("rule.none")}</#if></@p.cell>
<@p.question approval columns/>
<@p.cell columns[3].text>
<#if approval.state.name() == "PENDING">
<@p.answer action="/two-person-rules/${approval.id}/decision" approval=approval/>
<#elseif approval.state.name() == "APPROVED" && p.isOwn(approval)>
<form method="post" action="/two-person-rules/of-license/${approval.licenseId?url}"><@p.token/><input type="hidden" name="revealKeys" value="${revealKeys?c}"><input type="hidden" name="raiseActivations" value="${raiseActivations?c}"><button class="second" type="submit">${t("rules.apply")}<span class="unseen"> ${approval.licenseId}</span></button></form>
<#else>–</#if>
</@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/two-person-rules" list=approvals/>
</@p.layout>
