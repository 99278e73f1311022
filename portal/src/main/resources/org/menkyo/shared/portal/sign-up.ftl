<@p.layout title=t("signUp")>
<div class="narrow">
<@p.refusal/>
<form method="post" action="/sign-up">
<@p.token/>
<input type="hidden" name="next" value="${next}">
<@p.field name="name" value=name!"" required=true autocomplete="username" hint=t("signUp.name")/>
<@p.field name="password" type="password" required=true autocomplete="new-password" hint=t("signUp.password")/>
<div class="buttons"><button type="submit">${t("signUp")}</button></div>
</form>
<p>${t("signUp.next")}</p>
</div>
</@p.layout>
