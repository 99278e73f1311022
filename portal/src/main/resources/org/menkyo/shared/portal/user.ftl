<@p.layout title=t("user", user.email, licenseId)>
<#assign action = "/licenses/" + licenseId?url + "/users">
<#assign alone = true>
<#assign users = {"items": [user]}>
<#include "user-table.ftl">
<h2>${t("nav.explanations")}</h2>
<div class="narrow">
<form method="get" action="/licenses/${licenseId?url}/explanations">
<input type="hidden" name="email" value="${user.email}">
<@p.field name="operation" list=p.choices("operation.", operations)/>
<div class="buttons"><button class="second" type="submit">${t("nav.explanations")}</button></div>
</form>
</div>
<p><a href="${action}">${t("users.manage")}</a></p>
</@p.layout>
