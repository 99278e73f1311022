<#import "trade.ftl" as f>
<@p.layout title=t("record.contact.title", agreement.licenseId)>
<#assign at = "/agreement-records/" + agreement.licenseId?url>
<#assign forCase = (caseId??)?then("?caseId=" + caseId?url, "")>
<p>${t("record.contact.explanation")}</p>
<div class="narrow">
<@p.refusal/>
<form method="post" action="${at}/contact">
<@p.token/>
<div class="field">
<label for="field-contact">${t("field.contact")}</label>
<select id="field-contact" name="contact">
<optgroup label="${t("contact.present")}">
<#list agreement.contacts as contact><#assign value = contact.kind.name() + " " + contact.email><option value="${value}"<#if ((typed.contact)!"") == value> selected</#if>>${t("contact." + contact.kind.name())}: <#if contact.name??>${contact.name}, </#if>${contact.email}</option></#list>
</optgroup>
<optgroup label="${t("contact.further")}">
<#list kinds as kind><option value="${kind.name()}"<#if ((typed.contact)!"") == kind.name()> selected</#if>>${t("contact." + kind.name())}</option></#list>
</optgroup>
</select>
</div>
<@f.entry name="newName" hint=t("contact.endHint")/>
<@f.entry name="newEmail" type="email"/>
<@f.work/>
<div class="buttons"><button type="submit">${t("save")}</button> <a href="${at}${forCase}">${t("back")}</a></div>
</form>
</div>
</@p.layout>
