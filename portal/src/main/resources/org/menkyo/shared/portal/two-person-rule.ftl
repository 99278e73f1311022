<@p.layout title=t("rule", licenseId)>
<#assign action = "/two-person-rules/of-license/" + licenseId?url>
<#assign reveal = revealKeys!rule.revealKeys>
<#assign raise = raiseActivations!rule.raiseActivations>
<p>${t("rule.explanation", rule.organizationIdentifier)}</p>
<#if rule.changedAt??><p class="hint">${t("rule.changed", rule.changedBy!"", moment(rule.changedAt))}</p></#if>
<div class="narrow">
<@p.refusal/>
<#if failureCode?? && (failureCode == "SECOND_PERSON_NEEDED" || failureCode == "INVALID_INPUT")>
<p>${t("rule.ask")}</p>
<form method="post" action="${action}/approvals">
<@p.token/>
<input type="hidden" name="revealKeys" value="${reveal?c}"><input type="hidden" name="raiseActivations" value="${raise?c}">
<@p.text name="reason" value=reason!"" hint=t("approval.reason")/>
<div class="buttons"><button type="submit">${t("approval.ask")}</button> <a href="${action}">${t("rule.keep")}</a></div>
</form>
<#else>
<form method="post" action="${action}">
<@p.token/>
<fieldset><legend>${t("rule.needs")}</legend>
<label class="box"><input type="checkbox" name="revealKeys" value="true"<#if reveal> checked</#if>> ${t("rule.revealKeys")}</label>
<label class="box"><input type="checkbox" name="raiseActivations" value="true"<#if raise> checked</#if>> ${t("rule.raiseActivations")}</label>
</fieldset>
<div class="buttons"><button type="submit">${t("save")}</button></div>
</form>
</#if>
<p class="hint">${t("rule.hint")}</p>
</div>
<p><a href="/two-person-rules">${t("rules.open")}</a></p>
</@p.layout>
