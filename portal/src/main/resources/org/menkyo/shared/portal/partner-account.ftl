<@p.layout title=account.name>
<#assign action = "/partner-accounts/" + account.name?url>
<div class="narrow">
<dl>
<dt>${t("state")}</dt><dd>${t("account.state." + account.state.name())}</dd>
<dt>${t("tokens.ends")}</dt><dd>${day(account.expiresAt)}</dd>
<#if account.passwordChangedAt??><dt>${t("partner.passwordChanged")}</dt><dd>${moment(account.passwordChangedAt)}</dd></#if>
<#if account.formerPasswordEndsAt??><dt>${t("partner.formerPassword")}</dt><dd>${moment(account.formerPasswordEndsAt)}</dd></#if>
<dt>${t("tokens.created")}</dt><dd>${day(account.createdAt)} (${account.createdBy})</dd>
</dl>
<@p.refusal/>
<h2>${t("partner.rotate")}</h2>
<form method="post" action="${action}/rotate">
<@p.token/>
<@p.field name="newPassword" type="password" required=true autocomplete="new-password" hint=t("signUp.password")/>
<@p.field name="formerPasswordEndsAt" type="date" hint=t("partner.formerPassword.hint")/>
<@p.field name="reason" required=true/>
<div class="buttons"><button type="submit">${t("newPassword.set")}</button></div>
</form>
<h2>${t("partner.renew")}</h2>
<form method="post" action="${action}/renew">
<@p.token/>
<@p.field name="expiresAt" type="date" required=true/>
<div class="buttons"><button class="second" type="submit">${t("save")}</button></div>
</form>
<h2><#if account.state.name() == "DISABLED">${t("users.enable")}<#else>${t("users.disable")}</#if></h2>
<form method="post" action="${action}/${(account.state.name() == "DISABLED")?then("enable", "disable")}">
<@p.token/>
<@p.field name="reason" id="state-reason" required=true/>
<div class="buttons"><button class="second" type="submit"><#if account.state.name() == "DISABLED">${t("users.enable")}<#else>${t("users.disable")}</#if></button></div>
</form>
</div>
<p><a href="/partner-accounts">${t("key.back")}</a></p>
</@p.layout>
