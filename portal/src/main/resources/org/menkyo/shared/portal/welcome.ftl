<@p.layout title=t("welcome.title")>
<#if party.name() == "UNREGISTERED_USER">
<p>${t("welcome.unregistered")}</p>
<p class="buttons"><a class="button" href="/registration">${t("nav.registration")}</a></p>
<#else>
<p>${t("welcome.staff", t("party." + party.name()))}</p>
<div class="cards">
<#list menu![] as section>
<section class="card"><h2>${t(section.textKey)}</h2><ul><#list section.entries as entry><li><a href="${entry.path}">${t(entry.textKey)}</a></li></#list></ul></section>
</#list>
</div>
</#if>
</@p.layout>
