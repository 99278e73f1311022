<@p.layout title=t("users", licenseId)>
<#assign action = "/licenses/" + licenseId?url + "/users">
<@p.refusal/>
<#include "user-table.ftl">
<@p.pager action=action list=users/>
<p class="buttons"><a class="button second" href="${action}/users.csv">${t("licenses.csv")}</a> <a class="button second" href="/two-person-rules/of-license/${licenseId?url}">${t("rule.link")}</a> <a class="button second" href="/licenses/${licenseId?url}/audit">${t("nav.audit")}</a> <a class="button second" href="/licenses/${licenseId?url}/open-license-additions">${t("additions.link")}</a> <a class="button second" href="/licenses/${licenseId?url}/explanations">${t("nav.explanations")}</a></p>
<h2>${t("users.grant")}</h2>
<p>${t("users.grant.explanation")}</p>
<div class="narrow">
<form method="post" action="${action}">
<@p.token/>
<@p.field name="email" type="email" value=email!"" required=true/>
<@p.boxes name="roles" prefix="role." words=askable chosen=roles![]/>
<div class="buttons"><button type="submit">${t("users.grant")}</button></div>
</form>
</div>
</@p.layout>
