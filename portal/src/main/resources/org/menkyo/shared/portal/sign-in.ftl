<@p.layout title=t("signIn")>
<div class="narrow">
<#-- Programs are told to sign in; whoever is just trying to is told why not. -->
<#if (failureCode!"") == "NOT_SIGNED_IN"><#global failureText = t("signIn.wrong")></#if>
<@p.refusal/>
<form method="post" action="/sign-in">
<@p.token/>
<input type="hidden" name="next" value="${next}">
<@p.field name="name" value=name!"" required=true autocomplete="username"/>
<@p.field name="password" type="password" required=true autocomplete="current-password"/>
<@p.field name="code" hint=t("field.code.hint") autocomplete="one-time-code"/>
<div class="buttons"><button type="submit">${t("signIn")}</button></div>
</form>
<p>${t("signIn.noAccount")} <a href="/sign-up">${t("signUp")}</a></p>
</div>
</@p.layout>
