<@p.layout title=t("explanation.ofLicense", licenseId)>
<p>${t("explanation.ofLicense.intro")}</p>
<@p.refusal/>
<@p.filter action="/licenses/" + licenseId?url + "/explanations">
<@p.field name="email" value=email!"" required=true/>
<@p.field name="operation" value=operation!"" list=p.choices("operation.", operations)/>
</@p.filter>
<#assign ownLicense = true>
<#include "explanation.ftl">
<p><a href="/licenses/${licenseId?url}/users">${t("users.manage")}</a></p>
</@p.layout>
