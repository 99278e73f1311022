<@p.layout title=t("nav.support-cases")>
<@p.filter action="/support-cases">
<@p.field name="state" value=state!"" list=p.choices("case.state.", states, t("any"))/>
</@p.filter>
<#include "support-case-list.ftl">
<@p.pager action="/support-cases" list=cases query=(query?has_content)?then(query, "state=")/>
</@p.layout>
