<@p.layout title=t("accounts.newPassword")>
<p>${t("accounts.newPassword.of", account)}</p>
<p class="secret"><code>${password}</code></p>
<p>${t("accounts.newPassword.once")}</p>
<#if passwordEndsAt??><p>${t("accounts.newPassword.ends", moment(passwordEndsAt))}</p></#if>
<#if formerPasswordEndsAt??><p>${t("accounts.newPassword.former", moment(formerPasswordEndsAt))}</p></#if>
<p><a href="/technical-accounts/${account?url}">${account}</a></p>
</@p.layout>
