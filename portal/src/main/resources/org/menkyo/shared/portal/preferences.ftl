<@p.layout title=t("nav.preferences")>
<#if profile.email??><p>${t("preferences.email", profile.email)}</p></#if>
<div class="narrow">
<@p.refusal/>
<form method="post" action="/preferences">
<@p.token/>
<#if .locale == "ja">
<@p.field name="familyName" value=profile.familyName!"" autocomplete="family-name"/>
<@p.field name="givenName" value=profile.givenName!"" autocomplete="given-name"/>
<#else>
<@p.field name="givenName" value=profile.givenName!"" autocomplete="given-name"/>
<@p.field name="familyName" value=profile.familyName!"" autocomplete="family-name"/>
</#if>
<@p.field name="mailLanguage" value=profile.language.locale().language list=p.choices("language.", ["en", "ja"])/>
<div class="buttons"><button type="submit">${t("save")}</button></div>
</form>
<#if profile.inheritanceChoiceDue || profile.inheritAdministration??>
<h2>${t("inheritance")}</h2>
<p>${t("inheritance.explanation")}</p>
<form method="post" action="/preferences/inheritance">
<@p.token/>
<fieldset><legend>${t("inheritance.question")}</legend>
<#list ["true", "false"] as choice><label><input type="radio" name="inherit" value="${choice}" required<#if (profile.inheritAdministration!false)?string == choice && profile.inheritAdministration??> checked</#if>> ${t("inheritance." + choice)}</label></#list>
</fieldset>
<div class="buttons"><button type="submit">${t("save")}</button></div>
</form>
</#if>
</div>
</@p.layout>
