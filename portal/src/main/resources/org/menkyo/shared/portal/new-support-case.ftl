<#import "trade.ftl" as f>
<@p.layout title=t("nav.new-support-case")>
<p>${t("newCase.explanation")}</p>
<div class="narrow">
<@p.refusal/>
<form method="post" action="/new-support-case">
<@p.token/>
<@f.entry name="licenseId" required=true/>
<@f.entry name="kind" list=p.choices("caseKind.", kinds)/>
<@f.entry name="subject" required=true/>
<@f.paragraphs name="text" hint=t("newCase.text")/>
<@f.entry name="reference" hint=t("newCase.reference")/>
<div class="buttons"><button type="submit">${t("newCase.log")}</button></div>
</form>
</div>
</@p.layout>
