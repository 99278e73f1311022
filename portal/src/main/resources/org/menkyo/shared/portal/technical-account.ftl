<@p.layout title=account.name>
<#assign action = "/technical-accounts/" + account.name?url>
<#-- A step that needs a reason; the one that was refused is open, and what was typed stands there. -->
<#macro reasoned step label explanation>
<#local refused = (refusedStep!"") == step>
<details<#if refused> open</#if>><summary>${label}</summary>
<form method="post" action="${action}/${step}"><@p.token/>
<p>${explanation}</p>
<#nested>
<@p.text name="reason" id=refused?then("reason", "reason-" + step) value=refused?then(reason!"", "") hint=t("accounts.reason.hint")/>
<button type="submit">${label}</button></form>
</details>
</#macro>
<@p.refusal/>
<dl>
<dt>${t("field.state")}</dt><dd><span class="tag">${t("account.state." + account.state.name())}</span></dd>
<dt>${t("field.party")}</dt><dd>${t("partyName." + account.party)}<#if account.distributorCode??> (${account.distributorCode})</#if></dd>
<#if account.businessEmail??><dt>${t("field.businessEmail")}</dt><dd>${account.businessEmail}</dd></#if>
<dt>${t("accounts.end")}</dt><dd>${moment(account.expiresAt)}</dd>
<dt>${t("accounts.password")}</dt><dd><#if account.passwordEndsAt??>${t("accounts.passwordEnds", moment(account.passwordEndsAt))}<#elseif account.passwordChangedAt??>${t("accounts.passwordChanged", moment(account.passwordChangedAt))}<#else>${t("accounts.firstPassword")}</#if><#if account.formerPasswordEndsAt??><br>${t("accounts.newPassword.former", moment(account.formerPasswordEndsAt))}</#if></dd>
<dt>${t("field.contactEmail")}</dt><dd>${account.contactEmail!t("accounts.nobody")}</dd>
<dt>${t("accounts.created")}</dt><dd>${t("accounts.createdBy", moment(account.createdAt), account.createdBy)}</dd>
</dl>
<p class="buttons"><a class="button second" href="${action}/access-tokens">${t("accountTokens")}</a> <a href="/technical-accounts">${t("accounts.all")}</a></p>
<h2>${t("accounts.renew")}</h2>
<p>${t("accounts.renew.explanation")}</p>
<div class="narrow">
<form method="post" action="${action}/renewal">
<@p.token/>
<@p.field name="expiresAt" value=expiresAt!"" type="date" hint=t("accounts.expiresAt.hint") required=true/>
<#if account.party != "PARTNER"><@p.field name="contactEmail" value=contactEmail!"" type="email" hint=t("accounts.renew.contactEmail")/></#if>
<div class="buttons"><button type="submit">${t("accounts.renew")}</button></div>
</form>
</div>
<h2>${t("accounts.stop")}</h2>
<div class="steps">
<@reasoned step="rotation" label=t("accounts.rotate") explanation=t("accounts.rotate.explanation")>
<@p.field name="formerPasswordEndsAt" value=formerPasswordEndsAt!"" type="datetime-local" hint=t("accounts.rotate.overlap")/>
</@reasoned>
<#if account.state.name() == "DISABLED">
<@reasoned step="enabling" label=t("accounts.enable") explanation=t("accounts.enable.explanation")/>
<#else>
<@reasoned step="disabling" label=t("accounts.disable") explanation=t("accounts.disable.sure", account.name)/>
</#if>
<@reasoned step="sign-in-end" label=t("accounts.endSignIns") explanation=t("accounts.endSignIns.sure", account.name)/>
<@reasoned step="second-factor-reset" label=t("accounts.resetSecondFactor") explanation=t("accounts.resetSecondFactor.sure", account.name)/>
</div>
</@p.layout>
