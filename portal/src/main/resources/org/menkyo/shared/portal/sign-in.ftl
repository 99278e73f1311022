<@p.layout title=t("signIn")>
<div class="narrow">
<#-- Programs are told to sign in; whoever is just trying to is told why not. -->
<#if (failureCode!"") == "NOT_SIGNED_IN"><#global failureText = (returned!false)?then(t("signIn.notCompleted"), t("signIn.wrong"))></#if>
<@p.refusal/>
<#if provider>
<div class="card"><h2>${t("signIn.people")}</h2><p class="buttons"><a class="button" href="/sign-in/provider?next=${next?url}">${t("signIn")}</a></p></div>
<h2>${t("signIn.systems")}</h2>
</#if>
<form method="post" action="/sign-in">
<@p.token/>
<input type="hidden" name="next" value="${next}">
<@p.field name="name" value=name!"" required=true autocomplete="username"/>
<@p.field name="password" type="password" required=true autocomplete="current-password"/>
<@p.field name="code" hint=t("field.code.hint") autocomplete="one-time-code"/>
<div class="buttons"><button type="submit">${t("signIn")}</button></div>
</form>
<#if !provider>
<p>${t("signIn.noAccount")} <a href="/sign-up?next=${(next == "/")?then("/registration", next)?url}">${t("signUp")}</a></p>
<p><a href="/forgotten-password">${t("forgotten")}</a></p>
</#if>
</div>
</@p.layout>
