<@p.layout title=t("support.title")>
<#global labels = {"name": t("support.organizationName")}>
<div class="cards">
<section class="card">
<h2>${t("support.person")}</h2>
<form method="get" action="/support/people" role="search" aria-label="${t("support.person")}">
<@p.field name="email" required=true hint=t("support.person.hint")/>
<button type="submit">${t("support.find")}</button>
</form>
</section>
<section class="card">
<h2>${t("support.number")}</h2>
<form method="get" action="/support/licenses" role="search" aria-label="${t("support.number")}">
<@p.field name="number" required=true hint=t("support.number.hint")/>
<button type="submit">${t("support.find")}</button>
</form>
</section>
<section class="card">
<h2>${t("field.organization")}</h2>
<form method="get" action="/support/organizations" role="search" aria-label="${t("field.organization")}">
<@p.field name="name" required=true hint=t("support.organizationName.hint")/>
<button type="submit">${t("support.find")}</button>
</form>
</section>
</div>
<h2>${t("support.waiting")}</h2>
<#include "support-case-list.ftl">
<@p.pager action="/support" list=cases/>
</@p.layout>
