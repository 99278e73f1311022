<#import "trade.ftl" as f>
<@p.layout title=t("nav.new-agreement")>
<p>${t("newAgreement.explanation")}</p>
<@p.refusal/>
<form class="card" method="post" action="/new-agreement">
<@p.token/>
<div class="columns">
<@f.entry name="licenseId" required=true hint=t("newAgreement.licenseId")/>
<@f.entry name="program" list=p.choices("program.", programs)/>
<@f.entry name="parentLicenseId" hint=t("parentLicenseId.hint")/>
</div>
<@f.organization/>
<@f.contactRows hint=t("newAgreement.contacts")/>
<@f.lines ends=true/>
<div class="buttons"><button type="submit">${t("newAgreement.record")}</button></div>
</form>
</@p.layout>
