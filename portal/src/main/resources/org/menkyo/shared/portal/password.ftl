<@p.layout title=t("nav.password")>
<div class="narrow">
<@p.refusal/>
<form method="post" action="/password">
<@p.token/>
<@p.field name="currentPassword" type="password" required=true autocomplete="current-password"/>
<@p.field name="newPassword" type="password" required=true autocomplete="new-password" hint=t("signUp.password")/>
<div class="buttons"><button type="submit">${t("newPassword.set")}</button></div>
</form>
<p class="hint">${t("password.ends")}</p>
</div>
</@p.layout>
