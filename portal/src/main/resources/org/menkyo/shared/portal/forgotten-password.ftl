<@p.layout title=t("forgotten")>
<div class="narrow">
<@p.refusal/>
<form method="post" action="/forgotten-password">
<@p.token/>
<@p.field name="email" type="email" value=email!"" required=true autocomplete="email" hint=t("forgotten.hint")/>
<div class="buttons"><button type="submit">${t("forgotten.send")}</button></div>
</form>
<p><a href="/sign-in">${t("signIn")}</a></p>
</div>
</@p.layout>
