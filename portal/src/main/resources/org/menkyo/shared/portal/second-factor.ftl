<@p.layout title=t("nav.second-factor")>
<p class="lead">${t("factor.explanation")}</p>
<div class="narrow">
<@p.refusal/>
<#if factor.enrolledSince??>
<p>${t("factor.since", day(factor.enrolledSince), factor.recoveryCodesLeft)}</p>
<h2>${t("factor.codes")}</h2>
<form method="post" action="/second-factor/recovery-codes">
<@p.token/>
<p>${t("factor.codes.explanation")}</p>
<@p.field name="password" id="codes-password" type="password" required=true autocomplete="current-password"/>
<@p.field name="code" id="codes-code" required=true hint=t("factor.code") autocomplete="one-time-code"/>
<div class="buttons"><button class="second" type="submit">${t("factor.codes.renew")}</button></div>
</form>
<h2>${t("factor.remove")}</h2>
<form method="post" action="/second-factor/removal">
<@p.token/>
<p>${t("factor.remove.explanation")}</p>
<@p.field name="password" type="password" required=true autocomplete="current-password"/>
<@p.field name="code" required=true hint=t("factor.code") autocomplete="one-time-code"/>
<div class="buttons"><button class="second" type="submit">${t("factor.remove")}</button></div>
</form>
<#else>
<form method="post" action="/second-factor">
<@p.token/>
<p>${t("factor.none")}</p>
<@p.field name="password" type="password" required=true autocomplete="current-password"/>
<div class="buttons"><button type="submit">${t("factor.enroll")}</button></div>
</form>
</#if>
</div>
</@p.layout>
