<@p.layout title=t("welcome.title")>
<#if party.name() == "UNREGISTERED_USER">
<p>${t("welcome.unregistered")}</p>
<p class="buttons"><a class="button" href="/registration">${t("nav.registration")}</a></p>
<#else>
<p>${t("welcome.staff", t("party." + party.name()))}</p>
<p class="buttons"><a href="/openapi">OpenAPI</a> <a href="/ws">SOAP</a></p>
</#if>
</@p.layout>
