<@p.layout title=t("nav.registration")>
<#if registration.email??>
<p>${t("registration.confirmed", registration.email)}</p>
<#if !registration.accessOpen><p>${t("registration.noAccess")}</p></#if>
</#if>
<#if registration.lapsedEmail??><p>${t("registration.lapsed", registration.lapsedEmail)}</p></#if>
<#if registration.pendingEmail??>
<div class="card">
<p>${t("registration.pending", registration.pendingEmail, moment(registration.pendingUntil))}</p>
<form method="post" action="/registration/again"><@p.token/><button class="second" type="submit">${t("registration.again")}</button></form>
</div>
</#if>
<h2><#if registration.email??>${t("registration.change")}<#else>${t("registration.first")}</#if></h2>
<p>${t("registration.explanation")}</p>
<div class="narrow">
<@p.refusal/>
<form method="post" action="/registration">
<@p.token/>
<@p.field name="email" type="email" value=email!(registration.lapsedEmail!"") required=true autocomplete="email"/>
<div class="buttons"><button type="submit">${t("registration.send")}</button></div>
</form>
</div>
</@p.layout>
