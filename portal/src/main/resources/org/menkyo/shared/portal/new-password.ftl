<@p.layout title=t("newPassword") script=linkScript>
<div class="narrow">
<@p.refusal/>
<form method="post" action="/new-password">
<@p.token/>
<@p.field name="token" required=true hint=t("field.token.hint")/>
<@p.field name="newPassword" type="password" required=true autocomplete="new-password" hint=t("signUp.password")/>
<div class="buttons"><button type="submit">${t("newPassword.set")}</button></div>
</form>
<p><a href="/forgotten-password">${t("forgotten.again")}</a></p>
</div>
</@p.layout>
