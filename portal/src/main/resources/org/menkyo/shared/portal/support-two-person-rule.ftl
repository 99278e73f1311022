<@p.layout title=t("twoPersonRule")>
<#assign action = "/support/organizations/" + organization?url + "/two-person-rule">
<p>${t("twoPersonRule.explanation", organization)}</p>
<@p.refusal/>
<#if rule??>
<div class="narrow">
<form method="post" action="${action}">
<@p.token/>
<input type="hidden" name="distributor" value="${rule.distributor}">
<fieldset><legend>${t("twoPersonRule.needs")}</legend>
<label class="box"><input type="checkbox" name="revealKeys" value="true"<#if revealKeys!rule.revealKeys> checked</#if>> ${t("twoPersonRule.revealKeys")}</label>
<label class="box"><input type="checkbox" name="raiseActivations" value="true"<#if raiseActivations!rule.raiseActivations> checked</#if>> ${t("twoPersonRule.raiseActivations")}</label>
</fieldset>
<@p.text name="reason" value=reason!"" hint=t("twoPersonRule.reason")/>
<div class="buttons"><button type="submit">${t("save")}</button></div>
</form>
<#if rule.changedBy??><p class="hint">${t("twoPersonRule.changed", rule.changedBy, moment(rule.changedAt))}</p></#if>
</div>
<#else>
<@p.filter action=action>
<@p.field name="distributor" value=distributor!"" required=true/>
</@p.filter>
</#if>
</@p.layout>
