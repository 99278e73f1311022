<@p.layout title=t("nav.explanations")>
<p>${t("explanation.intro")}</p>
<@p.refusal/>
<@p.filter action="/support/explanations">
<@p.field name="licenseId" value=licenseId!"" required=true/>
<@p.field name="email" value=email!"" required=true/>
<@p.field name="operation" value=operation!"" list=p.choices("operation.", operations)/>
</@p.filter>
<#assign ownLicense = false>
<#include "explanation.ftl">
</@p.layout>
